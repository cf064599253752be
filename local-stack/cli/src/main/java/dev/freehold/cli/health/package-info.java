/** {@code freehold fleet health}, and how health is shown of a pool and a tenant. Enter at FleetCommand and HealthText. */
@NullMarked
package dev.freehold.cli.health;

import org.jspecify.annotations.NullMarked;
