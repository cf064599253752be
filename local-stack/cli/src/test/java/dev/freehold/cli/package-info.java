@NullMarked
package dev.freehold.cli;

import org.jspecify.annotations.NullMarked;
