/** Where a database is that a tenant is to be made of, and how that is told to a region so that nobody else can read it. SourceDatabase is the door. */
@NullMarked
package dev.freehold.contracts.adoption;

import org.jspecify.annotations.NullMarked;
