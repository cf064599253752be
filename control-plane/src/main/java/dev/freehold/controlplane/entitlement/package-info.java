/** What is decided of one tenant's licence: issued anew, given an end, revoked, reinstated; and which keys signed those that are out. LicenseResource is the way in. */
@NullMarked
package dev.freehold.controlplane.entitlement;

import org.jspecify.annotations.NullMarked;
