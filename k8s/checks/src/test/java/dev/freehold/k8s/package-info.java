/** What must hold of the manifests in {@code k8s/} and of the runbooks; nothing here is ever deployed. */
@NullMarked
package dev.freehold.k8s;

import org.jspecify.annotations.NullMarked;
