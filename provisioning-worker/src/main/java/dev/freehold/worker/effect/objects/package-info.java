/** The region's object store: an S3 bucket, or a folder for those who host themselves. RegionObjects is the door; nobody names a destination from outside the region. */
@NullMarked
package dev.freehold.worker.effect.objects;

import org.jspecify.annotations.NullMarked;
