/** Takes down what workers measure of pools and data planes count of tenants. Enter at PoolReportsResource and TakeTraffic. */
@NullMarked
package dev.freehold.controlplane.health.report;

import org.jspecify.annotations.NullMarked;
