@NullMarked
package dev.freehold.controlplane.approval;

import org.jspecify.annotations.NullMarked;
