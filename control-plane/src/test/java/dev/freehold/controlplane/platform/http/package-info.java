@NullMarked
package dev.freehold.controlplane.platform.http;

import org.jspecify.annotations.NullMarked;
