/**
 * Talks JSON with the parts of the stack over HTTP, as any client of theirs would.
 * One enters through {@link dev.freehold.stack.http.JsonHttp}.
 */
@NullMarked
package dev.freehold.stack.http;

import org.jspecify.annotations.NullMarked;
