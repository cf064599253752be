/** The custom resource {@code Tenant}: what a person asks for, and what the operator says of it. */
@NullMarked
package dev.freehold.operator.resource;

import org.jspecify.annotations.NullMarked;
