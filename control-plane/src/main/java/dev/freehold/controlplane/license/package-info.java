/** Plans and their limits, and the authority that signs licences and route feeds. Enter at LicenseAuthority. */
@NullMarked
package dev.freehold.controlplane.license;

import org.jspecify.annotations.NullMarked;
