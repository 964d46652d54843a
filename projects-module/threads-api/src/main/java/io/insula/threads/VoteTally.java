package io.insula.threads;

/**
 * The votes on a thread, after a voter set a vote.
 *
 * @param myVote the vote of this voter
 */
public record VoteTally(long upVotes, long downVotes, Vote myVote) {}
