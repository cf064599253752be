/**
 * The operator's command line: every verb is one call of the control plane's public API, and it needs no part of the platform to
 * run. {@link dev.freehold.cli.Main} starts it; {@link dev.freehold.cli.FreeholdCommand} names the nouns, one package each.
 *
 * <p>Where and who: {@code --url} and {@code --token}, else {@code FREEHOLD_URL} and {@code FREEHOLD_TOKEN}, else the running local
 * stack as {@code .freehold/stack.json} describes it (under {@code FREEHOLD_HOME}, else the current folder), signed in as
 * {@code --user}.
 *
 * <p>Standard output carries the answer (with {@code --output json} exactly one JSON document), standard error everything else.
 *
 * <table>
 * <caption>Exit codes</caption>
 * <tr><td>0</td><td>done</td></tr>
 * <tr><td>1</td><td>the operation ended failed or compensated</td></tr>
 * <tr><td>2</td><td>the command line is wrong, or a confirmation is missing</td></tr>
 * <tr><td>3</td><td>no such tenant or operation</td></tr>
 * <tr><td>4</td><td>in conflict with the present state (409, 412)</td></tr>
 * <tr><td>5</td><td>refused (any other 4xx: not valid, not signed in, not allowed)</td></tr>
 * <tr><td>6</td><td>unreachable, timed out, or an internal error</td></tr>
 * </table>
 */
@NullMarked
package dev.freehold.cli;

import org.jspecify.annotations.NullMarked;
