@NullMarked
package dev.freehold.controlplane.entitlement;

import org.jspecify.annotations.NullMarked;
