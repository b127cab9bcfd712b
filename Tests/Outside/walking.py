"""Walks through the interview as a person would: looks at the page, answers what it asks."""


class Walker:
    """Answers the interview from a dictionary of facts; what is not in it is "no", or "unknown" where unsure."""

    def __init__(self, page, base, language, facts, otherwise="no"):
        self.page, self.base, self.language = page, base, language
        self.facts, self.otherwise = facts, otherwise
        self.questions = []
        self.first_aid_after = None

    def begin(self):
        self.page.goto(f"{self.base}/{self.language}/interview")
        return self

    @property
    def view(self):
        return self.page.locator("input[name=view]").get_attribute("value")

    def press(self, value):
        self.page.locator(f"main button[value='{value}']").first.click()

    def answer(self):
        """Answers the question on the page, without pressing a button."""
        page = self.page
        question = page.locator("input[name=question]").get_attribute("value")
        self.questions.append(question)
        kinds = {"tick": page.locator("input[name=tick]").count(), "choice": page.locator("input[name=choice]").count()}
        if kinds["tick"]:
            chosen = self.chosen()
            for box in page.locator("input[name=tick]").all():
                if box.get_attribute("value") in chosen:
                    box.check()
            page.locator(f"#rest-{self.otherwise}").check()
        elif kinds["choice"]:
            value = self.facts.get(page.locator("input[name=shown]").get_attribute("value"), None)
            options = [box.get_attribute("value") for box in page.locator("input[name=choice]").all()]
            if value not in options:
                value = next((o for o in ("none", "no") if o in options and self.otherwise == "no"), "unknown")
            page.locator(f"input[name=choice][value='{value}']").check()
        else:
            for fact in page.locator("input[name=shown]").get_attribute("value").split(","):
                if fact in self.facts:
                    field = page.locator(f"[name='{fact}']")
                    if field.evaluate("e => e.tagName") == "SELECT":
                        field.select_option(self.facts[fact])
                    else:
                        field.fill(str(self.facts[fact]))
        return question

    def chosen(self):
        values = {fact for fact, value in self.facts.items() if value == "yes"}
        for value in self.facts.values():
            if isinstance(value, list):
                values |= set(value)
        return values

    def step(self):
        """One page further."""
        if self.view == "question":
            self.answer()
            self.press("next")
        elif self.view == "first-aid":
            self.first_aid_after = self.first_aid_after or len(self.questions)
            self.press("continue")
        return self.view

    def to_result(self, most=60):
        for _ in range(most):
            if self.view == "result":
                return self
            self.step()
        raise AssertionError(f"no result after {self.questions}")


CASES = {
    "ransomware-clinic": {
        "sign.files_encrypted": "yes", "sign.ransom_note": "yes", "impact.care_affected": "yes",
        "data.personal": "yes", "data.sensitive": "yes", "data.exposure": "possible", "data.persons": "3,400",
        "time.known_at": "2026/11/23 07:40", "reporter.role": "organisation", "organisation.kind": "private",
        "organisation.sector": "medical", "organisation.employees": "28", "wish": ["first-aid", "vendor-list"],
    },
    "missent-1200": {
        "sign.missent": "yes", "data.personal": "yes", "data.persons": "１２００人", "data.exposure": "certain",
        "time.known_at": "令和8年11月20日", "reporter.role": "organisation", "organisation.kind": "private",
        "organisation.sector": "wholesale-retail", "organisation.employees": "60", "wish": ["first-aid"],
    },
    "bec": {
        "sign.payment_change_mail": "yes", "sign.money_sent": "yes", "time.known_at": "2026-11-24",
        "reporter.role": "organisation", "organisation.kind": "private", "organisation.sector": "manufacturing",
        "organisation.employees": "120", "organisation.listed": "yes", "wish": ["first-aid"],
        "data.exposure": "none",
    },
    "something-odd": {"wish": ["first-aid"], "reporter.role": "organisation"},
    "individual": {
        "sign.fake_warning": "yes", "sign.remote_tool_installed": "yes", "reporter.role": "individual",
    },
    "forensics-wish": {
        "reporter.role": "security-provider", "wish": ["device-examination", "investigate-case"],
        "sign.unauthorised_login": "yes", "data.exposure": "none",
    },
}
