/** The identity server as a process. */
@NullMarked
package dev.freehold.stack.keycloak;

import org.jspecify.annotations.NullMarked;
