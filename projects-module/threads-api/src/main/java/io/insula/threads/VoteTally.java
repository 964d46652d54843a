package io.insula.threads;

/**
 * The votes on a thread, after a voter set a vote.
 *
 * @param upVotes the number of votes for the thread
 * @param downVotes the number of votes against the thread
 * @param myVote the vote of this voter
 */
public record VoteTally(long upVotes, long downVotes, Vote myVote) {}
