@NullMarked
package dev.freehold.cli.output;

import org.jspecify.annotations.NullMarked;
