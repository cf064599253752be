/** What shows that a tenant is gone: the worker's signed evidence of a drop and, around it, the control plane's certificate. CertificateVerifier checks both. */
@NullMarked
package dev.freehold.contracts.offboarding;

import org.jspecify.annotations.NullMarked;
