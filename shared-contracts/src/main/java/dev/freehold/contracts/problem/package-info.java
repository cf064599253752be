/** RFC 9457 problems with a stable machine code; the one vocabulary of errors of all public and internal HTTP. */
@NullMarked
package dev.freehold.contracts.problem;

import org.jspecify.annotations.NullMarked;
