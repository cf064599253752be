/** Whether the resolved tenant and caller may be served now: state, licence, concurrency, membership. AdmitFilter is the gate, Admission what it found, RequiresRole what a feature asks for. */
@NullMarked
package dev.freehold.tenantservice.admit;

import org.jspecify.annotations.NullMarked;
