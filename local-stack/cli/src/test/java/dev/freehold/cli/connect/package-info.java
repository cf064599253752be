@NullMarked
package dev.freehold.cli.connect;

import org.jspecify.annotations.NullMarked;
