/** What the API promises, as tests for whatever implements it. */
@NullMarked
package io.insula.projects.contract;

import org.jspecify.annotations.NullMarked;
