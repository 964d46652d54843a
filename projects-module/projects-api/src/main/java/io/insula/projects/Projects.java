package io.insula.projects;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.api.TextRule;

/**
 * The projects that people propose.
 *
 * <p>Every method throws {@link io.insula.api.UnavailableException} while the app cannot be
 * reached, and {@link io.insula.api.InvalidInputException} for values out of their bounds.
 */
public interface Projects {
  /** The longest project name, in characters (code points). */
  int MAX_NAME_LENGTH = 80;

  /** The longest tagline, in characters. */
  int MAX_TAGLINE_LENGTH = 255;

  /** The most tags of one project. */
  int MAX_TAGS = 20;

  /** The longest tag, in characters. */
  int MAX_TAG_LENGTH = 50;

  /** The most problems, and the most solutions, of one proposal. */
  int MAX_THREADS_EACH = 100;

  /** The longest problem or solution, in characters. */
  int MAX_MESSAGE_LENGTH = 10_000;

  /** The longest request key, in characters. */
  int MAX_REQUEST_KEY_LENGTH = 200;

  /** What a project name has to be. */
  TextRule NAME = TextRule.line(1, MAX_NAME_LENGTH);

  /** What a tagline has to be. */
  TextRule TAGLINE = TextRule.line(0, MAX_TAGLINE_LENGTH);

  /** What a tag has to be. */
  TextRule TAG = TextRule.line(1, MAX_TAG_LENGTH);

  /** What a problem or a solution has to be. */
  TextRule MESSAGE = TextRule.lines(1, MAX_MESSAGE_LENGTH);

  /**
   * Stores a project, its tags, and one thread for each problem and each solution, and enters it
   * into its cycle. When this returns, the project is stored and its threads and its entry either
   * stand or are certain to follow.
   *
   * @return the id of the project
   * @throws ProjectNameTakenException if another project has this name in the same cycle, or
   *     neither has one
   * @throws io.insula.api.InvalidInputException if there is no such cycle, or it asks for a cost
   * @throws io.insula.api.InsulaException of the kind CONFLICT if the cycle takes no proposal of
   *     this proposer in its phase
   */
  long propose(Proposal proposal);

  /** The projects that match, newest first. */
  Page<Project> list(ProjectFilter filter, PageRequest page);

  /**
   * One project.
   *
   * @throws ProjectNotFoundException if there is none with this id
   */
  Project get(long projectId);

  /**
   * Adds and removes tags: all of it, or after an error nothing. Tags that are there already may be
   * added, tags that are not there may be removed.
   *
   * @throws ProjectNotFoundException if there is none with this id
   * @throws NotTheProposerException if the actor is neither the proposer nor an admin
   * @throws TooManyTagsException if the project would have more than {@value #MAX_TAGS}
   */
  void changeTags(long projectId, TagChange change, Actor actor);
}
