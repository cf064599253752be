@NullMarked
package dev.freehold.contracts;

import org.jspecify.annotations.NullMarked;
