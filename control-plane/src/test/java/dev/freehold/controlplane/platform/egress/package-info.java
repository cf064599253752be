@NullMarked
package dev.freehold.controlplane.platform.egress;

import org.jspecify.annotations.NullMarked;
