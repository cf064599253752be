/** {@code freehold archive …}: what can be done with a tenant's archive that was downloaded, with no platform around. */
@NullMarked
package dev.freehold.cli.archive;

import org.jspecify.annotations.NullMarked;
