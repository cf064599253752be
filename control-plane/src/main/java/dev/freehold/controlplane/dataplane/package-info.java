/** The live processes of the regions' data planes: what each has applied and drained, as it reports itself. DataPlanesResource is where they enter; others ask Acknowledgements. */
@NullMarked
package dev.freehold.controlplane.dataplane;

import org.jspecify.annotations.NullMarked;
