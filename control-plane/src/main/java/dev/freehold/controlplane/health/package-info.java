/** How tenants, pools and the whole fleet are, judged from what workers and data planes have told of late. Enter at HealthResource. */
@NullMarked
package dev.freehold.controlplane.health;

import org.jspecify.annotations.NullMarked;
