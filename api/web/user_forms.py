"""What is wrong with a form about people, field by field, as a page shows it."""

from pydantic import ValidationError

from api.account_schemas import NewUser
from api.passwords import weakness

NOT_THE_SAME = "This is not the same password."


def new_user_mistakes(name: str, role: str, password: str, again: str) -> dict[str, str]:
    """Mistakes by field; empty where a user can be made of it."""
    found = {}
    try:
        NewUser.model_validate({"name": name, "role": role, "password": password})
    except ValidationError as error:
        for item in error.errors(include_input=False, include_url=False):
            found[str(item["loc"][0])] = item["msg"].removeprefix("Value error, ")
    if "name" in found:
        found["name"] = "A name has 1 to 100 printable characters, without spaces at its ends."
    return found | password_mistakes(password, again, name)


def password_mistakes(password: str, again: str, name: str) -> dict[str, str]:
    """Mistakes of a new password that was typed twice."""
    weak = weakness(password, name)
    if weak is not None:
        return {"password": f"The password {weak}."}
    return {} if password == again else {"again": NOT_THE_SAME}
