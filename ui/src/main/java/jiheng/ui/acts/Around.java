package jiheng.ui.acts;

import jiheng.command.Actor;

/** What else happens where a command is handed in; it carries the command out once. */
public interface Around {
    /** @param carryOut carries the command out, or throws what stood in the way */
    void around(Object command, Actor actor, Runnable carryOut);
}
