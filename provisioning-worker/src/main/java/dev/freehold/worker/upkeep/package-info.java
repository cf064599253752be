/** Background upkeep of every pool: it gets prepared, has its template, and keeps its number of databases ready for tenants to come. UpkeepSchedule is the door. */
@NullMarked
package dev.freehold.worker.upkeep;

import org.jspecify.annotations.NullMarked;
