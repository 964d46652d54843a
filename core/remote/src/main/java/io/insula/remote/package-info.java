/**
 * What the APIs of all apps share when they are called across processes: connections with mutual
 * authentication, deadlines, who calls, and errors that stay what they are.
 */
@NullMarked
package io.insula.remote;

import org.jspecify.annotations.NullMarked;
