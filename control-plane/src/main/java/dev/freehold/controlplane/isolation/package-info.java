/** How far apart from others each tenant is to be kept, what it has asked for and what the figures advise. Enter at TierWishes to place one. */
@NullMarked
package dev.freehold.controlplane.isolation;

import org.jspecify.annotations.NullMarked;
