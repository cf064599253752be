package dev.freehold.controlplane.entitlement;

/**
 * A tenant's licence, and the version of what was decided about it.
 *
 * @param version grows with each decision
 */
record TenantLicense(LicenseView view, int version) {}
