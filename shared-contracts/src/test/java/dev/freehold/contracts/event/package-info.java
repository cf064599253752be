@NullMarked
package dev.freehold.contracts.event;

import org.jspecify.annotations.NullMarked;
