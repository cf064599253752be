/** What differs between the registry and what workers saw, decided without any server. Enter at ComparePool, CompareIdentities and CompareRoutes; a tenant with an operation of late is left out of all. */
@NullMarked
package dev.freehold.controlplane.census.compare;

import org.jspecify.annotations.NullMarked;
