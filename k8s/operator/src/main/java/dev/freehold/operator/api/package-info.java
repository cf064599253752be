/** The platform's public API, as far as the operator calls it. One enters at {@link dev.freehold.operator.api.Platform}. */
@NullMarked
package dev.freehold.operator.api;

import org.jspecify.annotations.NullMarked;
