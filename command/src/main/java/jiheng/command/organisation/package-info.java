/** Units, accounts, roles and delegations, and the decision who may act. */
@NullMarked
package jiheng.command.organisation;

import org.jspecify.annotations.NullMarked;
