/** The contract of the API of projects, as tests for each of its implementations. */
@NullMarked
package io.insula.projects.contract;

import org.jspecify.annotations.NullMarked;
