package io.insula.cycles.internal.demo;

import io.insula.cycles.CyclePhase;
import io.insula.cycles.internal.cycle.CycleSettings;
import java.util.List;

/**
 * A cycle of the demo.
 *
 * @param until the phase to which the demo moves it
 * @param admins its own admins, in addition to those of the server
 */
record DemoCycle(
    CycleSettings settings,
    CyclePhase until,
    List<String> admins,
    List<DemoProposal> proposals,
    List<DemoVoter> voters) {}
