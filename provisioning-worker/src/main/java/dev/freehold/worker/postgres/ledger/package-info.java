/** The pool ledger: reserved names and fences of one pool. PoolSession is the door: one attempt's fenced access to the pool. */
@NullMarked
package dev.freehold.worker.postgres.ledger;

import org.jspecify.annotations.NullMarked;
