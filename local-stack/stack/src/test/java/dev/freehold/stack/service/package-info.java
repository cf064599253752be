/** Tests of how services start. */
@NullMarked
package dev.freehold.stack.service;

import org.jspecify.annotations.NullMarked;
