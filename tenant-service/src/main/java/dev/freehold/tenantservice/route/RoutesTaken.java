package dev.freehold.tenantservice.route;

/**
 * Fired after every feed that was taken, when all of its {@link RouteChanged} were.
 *
 * @param acknowledged nothing above it is acknowledged, because the feed says of some tenant what was refused
 */
record RoutesTaken(long version, long acknowledged) {}
