/** The contract of the API, as tests for each implementation. */
@NullMarked
package io.insula.projects.contract;

import org.jspecify.annotations.NullMarked;
