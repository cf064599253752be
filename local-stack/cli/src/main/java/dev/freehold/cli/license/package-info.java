/** {@code freehold license …} and {@code freehold key …}, and the verbs of {@code freehold plan …} that change one. Enter at {@link dev.freehold.cli.license.LicenseCommand}. */
@NullMarked
package dev.freehold.cli.license;

import org.jspecify.annotations.NullMarked;
