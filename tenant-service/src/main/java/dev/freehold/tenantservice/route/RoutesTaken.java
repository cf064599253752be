package dev.freehold.tenantservice.route;

/** Fired after every feed that was taken, when all of its {@link RouteChanged} were. */
record RoutesTaken(long version) {}
