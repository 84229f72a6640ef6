/** The pages of the organisation: units, accounts, roles, delegations, cycles, and everybody's own account. */
@NullMarked
package jiheng.ui.admin;

import org.jspecify.annotations.NullMarked;
