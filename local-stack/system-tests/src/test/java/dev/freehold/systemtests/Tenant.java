package dev.freehold.systemtests;

/** A tenant under test: what it is called, who it is, and its first administrator's token. */
record Tenant(String slug, String id, String adminEmail, String token) {}
