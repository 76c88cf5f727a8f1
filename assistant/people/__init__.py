"""Who somebody is, and who made something: by what is said of people and by what they say themselves."""
