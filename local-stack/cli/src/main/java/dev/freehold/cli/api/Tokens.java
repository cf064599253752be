package dev.freehold.cli.api;

/** Where access tokens come from. Asked before each request, since a command may outlive a token. */
@FunctionalInterface
public interface Tokens {
    /** One that is valid for the next request. */
    AccessToken current();
}
