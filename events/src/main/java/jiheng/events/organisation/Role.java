package jiheng.events.organisation;

/** What an account may do; PREPARER and UNIT_APPROVER act in their own unit, the reviewers in the units below theirs. */
public enum Role {
    PREPARER,
    UNIT_APPROVER,
    SUPERVISING_REVIEWER,
    FINANCE_REVIEWER,
    AUDITOR,
    ADMINISTRATOR
}
