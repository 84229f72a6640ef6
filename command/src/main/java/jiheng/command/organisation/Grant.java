package jiheng.command.organisation;

import java.util.List;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;

/** A role held in a unit. */
record Grant(Role role, UnitId unit) {
    /**
     * Whether the role reaches a unit.
     *
     * @param lineage the unit in question and those above it, nearest first; empty if it is unknown
     */
    boolean over(List<UnitId> lineage) {
        int height = lineage.indexOf(unit);
        return switch (role) {
            case PREPARER, UNIT_APPROVER -> height == 0;
            case SUPERVISING_REVIEWER -> height > 0;
            case FINANCE_REVIEWER, AUDITOR, ADMINISTRATOR -> height >= 0;
        };
    }
}
