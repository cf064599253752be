@NullMarked
package dev.freehold.controlplane.offboarding;

import org.jspecify.annotations.NullMarked;
